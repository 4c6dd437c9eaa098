using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Connections;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Tokens;

namespace UserMacro.Grains.Tenants;

/// <summary>What operators do to the tenant.</summary>
internal sealed partial class TenantGrain : ITenantOperationsGrain
{
    MoveStage? _stage;

    public Task<TenantStanding> Standing() => Task.FromResult(_record.Value.ToStanding());

    public Task<Result<TenantStanding>> Contain(bool contained) => ActAsync(_record.Value.Contain(contained, _time.GetUtcNow()));

    public Task<Result<TenantStanding>> Tell(string message) => ActAsync(_record.Value.Tell(message, _time.GetUtcNow()));

    public async Task<Result<RevokedSecrets>> RevokeSecrets()
    {
        var next = _record.Value.RevokeSecrets(_time.GetUtcNow(), () => RandomNumberGenerator.GetBytes(TicketKeyBytes));
        if ((await ActAsync(next)).Error is { } error)
        {
            return error;
        }

        var tokens = await GrainFactory.GetGrain<ITokensGrain>(this.GetPrimaryKeyString()).RevokeAll();
        if (!tokens.TryGet(out var revoked, out var failure))
        {
            return failure;
        }

        var connections = await GrainFactory.GetGrain<IConnectionsGrain>(this.GetPrimaryKeyString()).RevokeSecrets();
        return connections.TryGet(out var cleared, out failure)
            ? new RevokedSecrets(revoked, cleared, _record.Value.Installations.Count)
            : failure;
    }

    public async Task LearnMoveStage(MoveStage? stage)
    {
        _stage = stage;
        await AnnounceAsync(hostIdentity: null);
    }

    TenantAccess? WithStage(TenantAccess? access) => access is null || access.Stage == _stage ? access : access with { Stage = _stage };

    async Task<Result<TenantStanding>> ActAsync(Result<TenantRecord> next)
    {
        var result = await StoreAsync(next, hostIdentity: null);
        if (result.Error is { } error)
        {
            return error;
        }

        await _record.Audit.FlushAsync();
        return _record.Value.ToStanding();
    }
}
