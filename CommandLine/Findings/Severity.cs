namespace UserMacro.CommandLine.Findings;

/// <summary>How bad a finding is, as the API names it.</summary>
internal enum Severity
{
    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Must be fixed before publishing.</summary>
    Error,
}
