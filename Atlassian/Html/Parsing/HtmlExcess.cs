namespace UserMacro.Atlassian.Html.Parsing;

/// <summary>A limit that a text is beyond.</summary>
/// <param name="What">What is limited.</param>
/// <param name="Limit">The most there may be.</param>
/// <param name="Actual">How many there are; of time, how long it took until it was given up.</param>
public sealed record HtmlExcess(HtmlMeasure What, long Limit, long Actual);
