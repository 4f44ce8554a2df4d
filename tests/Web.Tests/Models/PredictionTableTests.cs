using Bunit;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Web.Accounts;
using Cluster.Web.Models;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Models;

public sealed class PredictionTableTests : PageContext
{
    private static readonly string[] Signals = ["signal-234", "signal-412", "signal-7"];
    private readonly FakePredictor _predictor = new();
    private readonly FakePrediction _job = new();

    public PredictionTableTests()
    {
        Grains.Add<IPredictorGrain>("predictor-trial-2", _predictor);
        Grains.Add<IPredictorGrain>("predictor-trial-1", _predictor);
        Grains.Add<IPredictionGrain>("prediction-1", _job);
    }

    [Fact]
    public void Without_a_model_the_table_says_how_one_comes_about()
    {
        var page = Table();
        page.WaitForAssertion(() => Assert.Contains("No model can predict yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_prediction_names_the_true_class_and_its_insight_and_a_misfit_its_reason()
    {
        Predictions.Rows.Add(FakePredictions.Row(2));
        Predictions.Views.Add(Said("signal-234", "oil whirl", "oil whirl", 0.873) with { Side = "test" });
        Predictions.Views.Add(Said("signal-412", "oil whirl", "cavitation", 0.684) with { Insight = "signal-412 was taken for oil whirl." });
        Predictions.Views.Add(new PredictionView("trial-2", "signal-7", TrialState.Completed) { Job = "prediction-1", Code = "1", Problem = "The rate is too low." });
        var page = Table();
        page.WaitForAssertion(() => Assert.Contains("87.3 %", Row(page, "signal-234"), StringComparison.Ordinal));
        Assert.Contains("correct", Row(page, "signal-234"), StringComparison.Ordinal);
        Assert.Contains("test", Row(page, "signal-234"), StringComparison.Ordinal);
        Assert.Contains("wrong", Row(page, "signal-412"), StringComparison.Ordinal);
        Assert.Contains("true: cavitation", Row(page, "signal-412"), StringComparison.Ordinal);
        Assert.Contains("not in its dataset", Row(page, "signal-412"), StringComparison.Ordinal);
        Assert.Contains("signal-412 was taken for oil whirl.", page.Find("[data-testid=insight]").TextContent, StringComparison.Ordinal);
        Assert.Contains("The rate is too low.", Row(page, "signal-7"), StringComparison.Ordinal);
        Assert.Contains("2 of 3 signals predicted, 1 of 2 as labelled; this is no accuracy", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=predict]"));
    }

    [Fact]
    public async Task Signals_are_asked_for_once_and_their_predictions_appear_live()
    {
        Predictions.Rows.Add(FakePredictions.Row(2));
        Predictions.Views.Add(Said("signal-234", "healthy", "healthy", 0.9));
        var page = Table();
        await page.WaitForAssertionAsync(() => Assert.Contains("Predict 2 signals", page.Find("[data-testid=predict]").TextContent, StringComparison.Ordinal));
        await page.Find("[data-testid=predict]").ClickAsync(new());
        Assert.Equal([("ada", "signal-412 signal-7")], _predictor.Asked);

        var waiting = new PredictionView("trial-2", "signal-412", TrialState.Queued) { Job = "prediction-1", AskedAt = Sample.Start, Version = 1 };
        await PredictionChanges.Publish("predictor-trial-2", new("prediction-1", [waiting]));
        await page.WaitForAssertionAsync(() => Assert.Contains("waits for a lane", Row(page, "signal-412"), StringComparison.Ordinal));
        await page.Find("[data-testid=cancel-prediction-1]").ClickAsync(new());
        Assert.Equal(["ada"], _job.Cancelled);
        await PredictionChanges.Publish("predictor-trial-2", new("prediction-1", [Said("signal-412", "healthy", "healthy", 0.75) with { Version = 3 }]));
        await PredictionChanges.Publish("predictor-trial-2", new("prediction-1", [waiting with { State = TrialState.Running, Version = 2 }]));
        await page.WaitForAssertionAsync(() => Assert.Contains("75.0 %", Row(page, "signal-412"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_model_says_something_else()
    {
        Predictions.Rows.AddRange([FakePredictions.Row(2), FakePredictions.Row(1)]);
        Predictions.Views.Add(Said("signal-234", "healthy", "healthy", 0.9));
        Predictions.Views.Add(Said("signal-234", "oil whirl", "healthy", 0.6) with { Model = "trial-1" });
        var page = Table();
        await page.WaitForAssertionAsync(() => Assert.Contains("90.0 %", Row(page, "signal-234"), StringComparison.Ordinal));
        await page.Find("[data-testid=model]").ChangeAsync(new() { Value = "trial-1" });
        await page.WaitForAssertionAsync(() => Assert.Contains("oil whirl", Row(page, "signal-234"), StringComparison.Ordinal));
        Assert.Contains("60.0 %", Row(page, "signal-234"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_is_told_and_a_viewer_sees_no_button()
    {
        Predictions.Rows.Add(FakePredictions.Row(2));
        _predictor.Refusal = "trial-2 is Running.";
        var page = Table();
        await page.WaitForAssertionAsync(() => page.Find("[data-testid=predict]"));
        await page.Find("[data-testid=predict]").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Contains("trial-2 is Running.", page.Markup, StringComparison.Ordinal));
        User.SetRoles(Roles.Viewer);
        var other = Table();
        await other.WaitForAssertionAsync(() => Assert.Contains("not asked yet", other.Markup, StringComparison.Ordinal));
        Assert.Empty(other.FindAll("[data-testid=predict]"));
    }

    private static PredictionView Said(string signal, string predicted, string truth, double confidence) => new("trial-2", signal, TrialState.Completed)
    {
        Job = "prediction-1",
        Predicted = predicted,
        Confidence = confidence,
        Probabilities = [new(predicted, confidence), new("other", 1 - confidence)],
        WindowsAgreeing = 3,
        Windows = 4,
        Truth = truth,
        Correct = predicted == truth,
        Code = "1",
        AskedAt = Sample.Start,
        EndedAt = Sample.Start,
    };

    private IRenderedComponent<PredictionTable> Table() => Render<PredictionTable>(parameters => parameters.Add(table => table.Signals, Signals));

    private static string Row(IRenderedComponent<PredictionTable> page, string signal) => page.Find($"[data-testid=prediction-{signal}]").TextContent;
}
