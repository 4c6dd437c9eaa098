namespace UserMacro.CommandLine.Findings;

/// <summary>How findings are written.</summary>
internal enum FindingFormat
{
    /// <summary>For people and editors: <c>file:line:column: error code: message</c>.</summary>
    Text,

    /// <summary>Annotations of GitHub Actions.</summary>
    Github,

    /// <summary>One JSON array.</summary>
    Json,
}
