using System.Globalization;

namespace UserMacro.Atlassian.Confluence.Pages;

/// <summary>What a site answers about a version of a page (docs/reference/confluence-rest.md#requests).</summary>
internal sealed record PageAnswer(PageAnswerVersion? Version, PageAnswerBody? Body)
{
    /// <summary>The storage format of that version; null when the answer is another's or has none.</summary>
    public string? StorageOf(string version) =>
        string.Equals(Version?.Number.ToString(CultureInfo.InvariantCulture), version, StringComparison.Ordinal)
            ? Body?.Storage?.Value
            : null;
}

/// <summary>The version that an answer holds.</summary>
internal sealed record PageAnswerVersion(int Number);

/// <summary>The body of a page in the formats that were asked for.</summary>
internal sealed record PageAnswerBody(PageAnswerStorage? Storage);

/// <summary>The body in storage format.</summary>
internal sealed record PageAnswerStorage(string? Value);
