using System.Globalization;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Campaigns;

/// <summary>
/// How the trials table is ordered and filtered. Numbers are compared as numbers; a trial without the value stands last in either direction,
/// ties go by number.
/// </summary>
public sealed record TrialOrder(string Column, bool Descending, TrialState? Only)
{
    /// <summary>Best value first.</summary>
    public static readonly TrialOrder Default = new("value", true, null);

    /// <summary>Reads the order out of an address; what it does not know becomes the default.</summary>
    public static TrialOrder Parse(string? column, string? direction, string? state) => new(
        string.IsNullOrEmpty(column) ? Default.Column : column,
        direction is null ? string.IsNullOrEmpty(column) && Default.Descending : direction == "desc",
        Enum.TryParse<TrialState>(state, ignoreCase: true, out var only) ? only : null);

    /// <summary>The order after a click on a column: the other direction, or the natural first one.</summary>
    public TrialOrder Click(string column) =>
        this with { Column = column, Descending = column == Column ? !Descending : column is "value" or "time" or "epoch" };

    /// <summary>The trials to show, in order; those that run have held their lane until <paramref name="now"/>.</summary>
    public IEnumerable<TrialRow> Of(IEnumerable<TrialRow> trials, DateTimeOffset now)
    {
        var kept = Only is { } only ? trials.Where(trial => trial.State == only) : trials;
        var keyed = kept.Select(trial => (Trial: trial, Key: Key(trial, now))).ToList();
        keyed.Sort(Compare);
        return keyed.Select(pair => pair.Trial);
    }

    private int Compare((TrialRow Trial, (double? Number, string? Text) Key) a, (TrialRow Trial, (double? Number, string? Text) Key) b)
    {
        var (emptyA, emptyB) = (a.Key is (null, null), b.Key is (null, null));
        if (emptyA || emptyB)
            return emptyA == emptyB ? a.Trial.Number.CompareTo(b.Trial.Number) : emptyA ? 1 : -1;
        var order = (a.Key.Number, b.Key.Number) switch
        {
            ({ } x, { } y) => x.CompareTo(y),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => string.CompareOrdinal(a.Key.Text, b.Key.Text),
        };
        if (Descending)
            order = -order;
        return order != 0 ? order : a.Trial.Number.CompareTo(b.Trial.Number);
    }

    /// <summary>A failed trial's value is no result and takes no place among them.</summary>
    private (double? Number, string? Text) Key(TrialRow trial, DateTimeOffset now) => Column switch
    {
        "number" => (trial.Number, null),
        "value" => (trial.State == TrialState.Failed || trial.Value is { } value && !double.IsFinite(value) ? null : trial.Value, null),
        "state" => ((int)trial.State, null),
        "epoch" => (trial.Epoch, null),
        "time" => (CampaignWords.LaneTime(trial, now).TotalSeconds, null),
        _ => Parameter(trial),
    };

    private (double? Number, string? Text) Parameter(TrialRow trial)
    {
        var value = trial.Parameters.FirstOrDefault(parameter => parameter.Name == Column);
        if (value is null)
            return (null, null);
        return value.Number is { } number ? (number, null)
            : double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? (parsed, null)
            : (null, value.Text);
    }
}
