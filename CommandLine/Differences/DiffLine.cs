namespace UserMacro.CommandLine.Differences;

/// <summary>A line of a comparison.</summary>
/// <param name="Number">Its number in the text it is from, the newer one when it is in both; counts from 1.</param>
/// <param name="Text">The line with its end.</param>
internal sealed record DiffLine(DiffKind Kind, int Number, string Text);
