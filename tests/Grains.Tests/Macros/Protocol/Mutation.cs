namespace UserMacro.Grains.Tests.Macros.Protocol;

/// <summary>Ways to break the protocol, to show that the model notices.</summary>
internal enum Mutation
{
    None,

    /// <summary>Writes go through whatever is stored.</summary>
    IgnoresEtags,

    /// <summary>A write that failed is tried again over what is stored by then.</summary>
    RetriesAfterUnknownOutcome,

    /// <summary>A revision is not dispatched from the head.</summary>
    ForgetsCopies,

}
