using Cluster.Compute.Models;

namespace Cluster.Compute.Tests.Models;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void One_cycle_rises_from_a_25th_to_the_peak_and_falls_to_almost_nothing()
    {
        var schedule = new LearningRateSchedule(ScheduleKind.OneCycle, 0.1, 0.3, 101);
        Assert.Equal(0.004, schedule.At(0), 12);
        Assert.Equal(0.1, schedule.At(31), 3);
        Assert.Equal(0.1 / 25e4, schedule.At(100), 12);
        var rates = Enumerable.Range(0, 101).Select(step => schedule.At(step)).ToList();
        var peak = rates.IndexOf(rates.Max());
        Assert.Equal(rates[..peak], rates[..peak].Order());
        Assert.Equal(rates[peak..], rates[peak..].OrderDescending());
    }

    [Fact]
    public void Cosine_warms_up_in_a_line_and_falls_to_nothing()
    {
        var schedule = new LearningRateSchedule(ScheduleKind.Cosine, 1, 0.1, 100);
        Assert.Equal([1 / 11.0, 2 / 11.0, 3 / 11.0], new[] { schedule.At(0), schedule.At(1), schedule.At(2) });
        Assert.Equal(1, schedule.At(10), 12);
        Assert.Equal(0, schedule.At(99), 12);
    }

    [Theory]
    [InlineData(ScheduleKind.OneCycle, 0.3)]
    [InlineData(ScheduleKind.OneCycle, 0)]
    [InlineData(ScheduleKind.Cosine, 0.9)]
    [InlineData(ScheduleKind.Constant, 0.3)]
    public void Every_step_of_any_training_has_a_rate_from_0_to_the_peak(ScheduleKind kind, double warmUp)
    {
        for (var steps = 1; steps < 40; steps++)
        {
            for (var step = 0; step < steps; step++)
                Assert.InRange(new LearningRateSchedule(kind, 0.5, warmUp, steps).At(step), 0, 0.5);
        }
    }
}
