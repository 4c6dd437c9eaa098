namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>The outcome of one step of an activation.</summary>
internal enum Outcome
{
    /// <summary>The step is done and answered.</summary>
    Done,

    /// <summary>The step is done, its answer is an exception.</summary>
    DoneButFails,

    /// <summary>The step is not done, its answer is an exception.</summary>
    Fails,

    /// <summary>The step is done and the process dies before it learns so.</summary>
    DoneThenCrash,

    /// <summary>The process dies before the step.</summary>
    Crash,
}
