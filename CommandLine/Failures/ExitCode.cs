namespace UserMacro.CommandLine.Failures;

/// <summary>How the tool ends; scripts rely on the numbers. With several macros the highest number wins.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>Differences, or something in a macro that must be fixed.</summary>
    Findings = 1,

    /// <summary>The command, an option, the address or a named macro is not one.</summary>
    Usage = 2,

    /// <summary>Changed here and at the service: somebody must decide; nothing was overwritten.</summary>
    Conflict = 3,

    /// <summary>There is no token, the service refuses it, or its scope or the site's rules do not allow this.</summary>
    NotAllowed = 4,

    /// <summary>The service could not be reached or failed, or a file could not be read or written.</summary>
    Failed = 5,
}
