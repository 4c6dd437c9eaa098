using UserMacro.Atlassian.Html.Parsing;

namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>The deadline of a conversion.</summary>
/// <param name="deadline">When it is given up; null for never.</param>
internal sealed class StorageDeadline(Deadline? deadline)
{
    public Deadline? At => deadline;

    /// <summary>Whether it has passed; once it has, all work that is left is passed over.</summary>
    public bool HasPassed => field || (field = deadline is { HasPassed: true });
}
