namespace UserMacro.Simulator.Pages;

/// <summary>One published state of a page.</summary>
/// <param name="Body">Confluence storage format.</param>
internal sealed record PageVersion(int Number, string Body, string AuthorId, DateTimeOffset At, string Message);
