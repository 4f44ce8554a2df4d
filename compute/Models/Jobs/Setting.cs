using System.Globalization;
using System.Text.Json.Serialization;

namespace Cluster.Compute.Models.Jobs;

/// <summary>The value of one hyperparameter, a number or a text; in JSON simply that number or text (true and false read as text).</summary>
[JsonConverter(typeof(SettingConverter))]
public readonly record struct Setting
{
    /// <summary>A number.</summary>
    public Setting(double number) => Number = number;

    /// <summary>A text.</summary>
    public Setting(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>The number, or null if this is a text.</summary>
    public double? Number { get; }

    /// <summary>The text, or null if this is a number.</summary>
    public string? Text { get; }

    /// <summary>A number as a setting.</summary>
    public static implicit operator Setting(double number) => new(number);

    /// <summary>A text as a setting.</summary>
    public static implicit operator Setting(string text) => new(text);

    /// <summary>A number as a setting.</summary>
    public static Setting FromDouble(double number) => new(number);

    /// <summary>A text as a setting.</summary>
    public static Setting FromString(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text is { } text ? $"\"{text}\"" : (Number ?? 0).ToString("R", CultureInfo.InvariantCulture);
}
