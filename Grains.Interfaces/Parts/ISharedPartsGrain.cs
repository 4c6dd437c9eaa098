using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Parts;

/// <summary>A tenant's shared parts. Key: the tenant.</summary>
[Alias("shared-parts")]
public interface ISharedPartsGrain : ITenantScoped
{
    /// <summary>All parts by name, without their texts.</summary>
    [Alias("list"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<SharedPart>> List();

    /// <summary>One part, or <see cref="NotFoundError"/>.</summary>
    [Alias("read"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<SharedPart>> Read(string name);

    /// <summary>The parts of these names and all snippets that they put in; names that there is no part of are left out.</summary>
    [Alias("resolve"), Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<SharedPart>> Resolve(ImmutableArray<string> names);

    /// <summary>Stores a part. <see cref="ConflictError"/> for a new one whose name is taken, <see cref="NotFoundError"/>, <see cref="StaleError"/>,
    /// <see cref="InvalidError"/>, also for snippets that name each other in a circle, <see cref="LimitError"/> at 100 parts, <see cref="ForbiddenError"/>,
    /// <see cref="UnavailableError"/>.</summary>
    /// <param name="part">The part; number, editor and time do not count.</param>
    /// <param name="onNumber">The number it was made from; null for a new part.</param>
    /// <param name="editor">Handle of the account.</param>
    [Alias("save")]
    Task<Result<SharedPart>> Save(SharedPart part, int? onNumber, string editor);

    /// <summary>Brings in those parts of a bundle whose names the tenant does not have, all or none. Errors as for <see cref="Save"/>.</summary>
    [Alias("import")]
    Task<Result<bool>> Import(ImmutableArray<SharedPart> parts, string editor);

    /// <summary>
    /// Deletes a part. <see cref="ConflictError"/> while a published macro or another snippet names it; else errors as for <see cref="Save"/>.
    /// </summary>
    [Alias("delete")]
    Task<Result<bool>> Delete(string name, int onNumber, string editor);
}
