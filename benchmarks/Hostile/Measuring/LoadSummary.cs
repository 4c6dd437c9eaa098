using System.Globalization;
using UserMacro.Traffic;

namespace UserMacro.Hostile.Measuring;

/// <summary>How honest renders went.</summary>
sealed record LoadSummary(IReadOnlyList<Answer> Answers)
{
    readonly double[] _sorted = [.. Answers.Select(answer => answer.Took.TotalMilliseconds).Order()];

    /// <summary>Renders that did not show the macro.</summary>
    public int Failed => Answers.Count(answer => answer.Verdict != Verdict.Good);

    /// <summary>The time below which this share of the renders stayed, in milliseconds.</summary>
    public double Percentile(double share) => _sorted.Length == 0 ? 0 : _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];

    /// <summary>Why renders failed, and how often.</summary>
    public string Faults => string.Join(", ", Answers
        .Where(answer => answer.Verdict != Verdict.Good)
        .CountBy(answer => $"{answer.Verdict} {answer.Detail}".Trim())
        .OrderByDescending(pair => pair.Value)
        .Take(3)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} × {pair.Key}")));
}
