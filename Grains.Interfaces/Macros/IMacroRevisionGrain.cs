using UserMacro.Grains.Interfaces.Calls;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>One revision, copied out from the macro's head. Key: <see cref="Keys.GrainKeys.Revision"/>.</summary>
[Alias("macro-revision-grain")]
public interface IMacroRevisionGrain : ITenantScoped
{
    /// <summary>Stores the revision; the same one any number of times. A different one under this number is a bug and throws.</summary>
    [Alias("keep"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Keep(MacroRevision revision);

    /// <summary>The revision; null when there is none under this number.</summary>
    [Alias("read"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<MacroRevision?> Read();

    /// <summary>Erases the revision, which the site does not want to keep; any number of times.</summary>
    [Alias("forget"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task Forget();
}
