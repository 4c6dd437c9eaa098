namespace UserMacro.Processes;

/// <summary>What one sends to a process; the numbers are those of Linux.</summary>
public enum Signal
{
    /// <summary>Ends it without a word.</summary>
    Kill = 9,

    /// <summary>Asks it to end.</summary>
    Terminate = 15,

    /// <summary>Lets it continue after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Halts it; its connections stay open.</summary>
    Stop = 19,
}
