namespace UserMacro.Atlassian.Confluence;

/// <summary>A user of a site with what the site lets them do.</summary>
internal sealed record UserOperations(IReadOnlyList<UserOperation?>? Operations)
{
    public bool MayAdminister() => Operations?.Any(operation =>
        string.Equals(operation?.Operation, "administer", StringComparison.Ordinal)
        && string.Equals(operation?.TargetType, "application", StringComparison.Ordinal)) ?? false;
}

/// <summary>One thing that a site lets a user do.</summary>
internal sealed record UserOperation(string? Operation, string? TargetType);
