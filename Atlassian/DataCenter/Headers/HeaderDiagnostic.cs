namespace UserMacro.Atlassian.DataCenter.Headers;

/// <summary>A line of a header that does not keep to the grammar.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Message">What is odd, and what was made of it.</param>
public sealed record HeaderDiagnostic(int Line, string Message);
