namespace UserMacro.Grains.Interfaces.Quarantine;

/// <summary>Why a macro, or what a viewer posts to it, is kept from running.</summary>
public enum QuarantineReason
{
    /// <summary>A silo's process ended while it was rendered; the silo's crash record names it.</summary>
    ProcessEnded = 0,

    /// <summary>A render did not end, and its thread was given up.</summary>
    DidNotEnd = 1,

    /// <summary>A silo went away while a front end waited for it, and the trial that followed failed.</summary>
    CallLost = 2,
}
