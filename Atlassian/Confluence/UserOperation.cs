namespace UserMacro.Atlassian.Confluence;

/// <summary>One thing that a site lets a user do.</summary>
internal sealed record UserOperation(string? Operation, string? TargetType);
