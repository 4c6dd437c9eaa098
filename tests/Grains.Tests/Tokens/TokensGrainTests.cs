using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Tokens;

public sealed class TokensGrainTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    [Fact]
    public async Task Create_Token_IsGoodOnceAndAudited()
    {
        var sut = Sut();

        var created = (await sut.Create("CI", TokenScopes.Publish, 30, "u1")).Value!;

        var check = await sut.Verify(created.Token.Id, [.. SHA256.HashData(Convert.FromHexString(created.Secret))]);
        check.Verdict.ShouldBe(TokenVerdict.Good);
        check.Token!.Scopes.ShouldBe(TokenScopes.Read | TokenScopes.Publish);
        (await sut.List()).ShouldHaveSingleItem().LastUsedAt.ShouldNotBeNull();
        (await sut.Verify(created.Token.Id, [.. SHA256.HashData(Convert.FromHexString(new string('0', 64)))])).Verdict.ShouldBe(TokenVerdict.WrongSecret);
        (await sut.Revoke(created.Token.Id, "u2")).Error.ShouldBeNull();
        (await sut.Revoke(created.Token.Id, "u2")).Error.ShouldBeOfType<NotFoundError>();
        // Its use is audited beside that.
        (await ActionsAsync()).Where(action => action != AuditActions.TokenSignedIn).ShouldBe([AuditActions.TokenRevoked, AuditActions.TokenCreated]);
    }

    [Fact]
    public async Task Create_WriteOfUnknownOutcome_IsUnavailableAndTellsNoSecret()
    {
        cluster.Storage.FailNextWrite("tokens", _tenant.Value, isDone: true);

        (await Sut().Create("CI", TokenScopes.Read, 30, "u1")).Error.ShouldBeOfType<UnavailableError>();

        (await Sut().List()).Length.ShouldBe(1);
    }

    async Task<IEnumerable<string>> ActionsAsync() =>
        (await cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(_tenant)).Read(new()))!.Entries.Select(entry => entry.Action);

    ITokensGrain Sut()
    {
        TenantScope.Enter(_tenant);
        return cluster.Grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(_tenant));
    }
}
