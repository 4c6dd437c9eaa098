namespace UserMacro.CommandLine.Failures;

/// <summary>A failure that users must expect.</summary>
/// <param name="Exit">How the tool ends.</param>
/// <param name="Message">What happened and what to do.</param>
internal record Failure(ExitCode Exit, string Message)
{
    /// <summary>Whether it would meet every other macro as well, so that continuing is pointless.</summary>
    public virtual bool EndsAll => Exit is ExitCode.NotAllowed or ExitCode.Failed;
}
