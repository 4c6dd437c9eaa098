namespace UserMacro.Grains.Interfaces.Results;

/// <summary>A failure that callers must expect; mapped once to an RFC 9457 problem by the web API.</summary>
/// <param name="Message">What happened and what to do, for the person or script that called. Never holds tenant data.</param>
[GenerateSerializer, Immutable, Alias("error")]
public abstract record GrainError([property: Id(0)] string Message);
