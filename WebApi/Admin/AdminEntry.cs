namespace UserMacro.WebApi.Admin;

/// <summary>What the admin page loads first, as paths within its build.</summary>
internal sealed record AdminEntry(string Script, IReadOnlyList<string> Styles);
