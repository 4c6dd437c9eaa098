namespace UserMacro.WebApi.Admin;

/// <summary>The entry files of the admin page, as paths within its build.</summary>
internal sealed record AdminEntry(string Script, IReadOnlyList<string> Styles);
