namespace Cluster.Compute.Models;

/// <summary>
/// The learning rate as a pure function of the global step, so that a resumed training needs no state for it. WarmUp is the share of all
/// steps that rise.
/// </summary>
public sealed record LearningRateSchedule(ScheduleKind Kind, double Peak, double WarmUp, long Steps)
{
    private const double StartDivisor = 25;
    private const double EndDivisor = 1e4;

    /// <summary>The rate of step 0 to Steps - 1.</summary>
    public double At(long step)
    {
        var rising = WarmUp * Steps;
        var fallen = Steps - 1 > rising ? Math.Clamp((step - rising) / (Steps - 1 - rising), 0, 1) : 1;
        return Kind switch
        {
            ScheduleKind.Constant => Peak,
            ScheduleKind.Cosine when step < rising => Peak * (step + 1) / (rising + 1),
            ScheduleKind.Cosine => Between(Peak, 0, fallen),
            _ when step < rising => Between(Peak / StartDivisor, Peak, step / rising),
            _ => Between(Peak, Peak / StartDivisor / EndDivisor, fallen),
        };
    }

    private static double Between(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
