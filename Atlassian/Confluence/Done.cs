namespace UserMacro.Atlassian.Confluence;

/// <summary>The answer to a request that has nothing to tell but success.</summary>
public sealed record Done
{
    /// <summary>The only one.</summary>
    public static readonly Done Value = new();

    Done()
    {
    }
}
