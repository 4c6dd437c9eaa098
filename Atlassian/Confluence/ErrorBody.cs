namespace UserMacro.Atlassian.Confluence;

/// <summary>The body of a refusal.</summary>
internal sealed record ErrorBody(string? Message);
