namespace Cluster.Web.Campaigns;

/// <summary>What the trials table can be ordered by; a hyperparameter by its name.</summary>
public sealed record TrialColumn(string Key, string Title, bool IsParameter = false)
{
    /// <summary>The columns beside the hyperparameters.</summary>
    public static readonly TrialColumn Number = new("number", "Trial");

    /// <summary>Validation accuracy by window, or the value of an analytic objective.</summary>
    public static readonly TrialColumn Value = new("value", "Value");

    /// <summary>Where the trial stands.</summary>
    public static readonly TrialColumn State = new("state", "Status");

    /// <summary>Epochs done.</summary>
    public static readonly TrialColumn Epoch = new("epoch", "Epoch");

    /// <summary>Time on lanes.</summary>
    public static readonly TrialColumn Time = new("time", "Lane time");
}
