namespace UserMacro.Traffic;

/// <summary>What an answer is worth to its caller.</summary>
public enum Verdict
{
    /// <summary>What was asked for.</summary>
    Good,

    /// <summary>503 with <c>Retry-After</c>: the caller is told to come again.</summary>
    Unavailable,

    /// <summary>412: an earlier edit whose outcome was unknown had been stored after all.</summary>
    Stale,

    /// <summary>A notice in place of the macro, whose run was ended at the time limit: on a machine that has no time for it.</summary>
    Stopped,

    /// <summary>Anything else: no service may answer so, whatever breaks behind it.</summary>
    Wrong,
}
