using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Connections;

/// <summary>The servers elsewhere that a tenant's templates may read from. Key: the tenant.</summary>
[Alias("connections")]
public interface IConnectionsGrain : ITenantScoped
{
    /// <summary>All of them, by name.</summary>
    [Alias("list"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<Connection>> List();

    /// <summary>
    /// Makes or replaces one. <see cref="InvalidError"/>, <see cref="LimitError"/> at 20, <see cref="StaleError"/>, <see cref="UnavailableError"/>.
    /// </summary>
    /// <param name="name">1 to 64 of a-z, 0-9 and '-'.</param>
    /// <param name="edit">What it is from now on.</param>
    /// <param name="onNumber">The number of the state that the editor saw; 0 for a new one.</param>
    /// <param name="editor">Handle of the account.</param>
    [Alias("save")]
    Task<Result<Connection>> Save(string name, ConnectionEdit edit, int onNumber, string editor);

    /// <summary>Deletes one. <see cref="NotFoundError"/>, <see cref="StaleError"/>, <see cref="UnavailableError"/>.</summary>
    [Alias("delete")]
    Task<Result<bool>> Delete(string name, int onNumber, string editor);

    /// <summary>Deletes the secrets of all connections, for an operator; how many had some. <see cref="UnavailableError"/>.</summary>
    [Alias("revoke-secrets")]
    Task<Result<int>> RevokeSecrets();

    /// <summary>How to ask one; null when there is none of this name.</summary>
    [Alias("target"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ConnectionTarget?> Target(string name);
}
