using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Silo.Operations;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Tests.Hosting;
using TemporaryFolder = UserMacro.Storage.Conformance.TemporaryFolder;

namespace UserMacro.Silo.Tests.Operations;

/// <summary>A revoked token does not come back with an older row, unless an operator says that a backup was restored.</summary>
public sealed class RecordCommandsTests : IDisposable
{
    static readonly TenantId Tenant = TenantId.Parse("t-0123456789abcdef0123456789abcdef");

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_AfterARestore_HasTheOlderRecordsCount()
    {
        var gateway = $"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}";
        await using var silo = await TestSilo.StartAsync(_folder.File("usermacro.db"), gateway);
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        TenantScope.Enter(Tenant);
        var tokens = grains.GetGrain<ITokensGrain>(GrainKeys.Tenant(Tenant));
        var created = (await tokens.Create("ci", TokenScopes.Read, 30, "u1")).Value!;
        var records = silo.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Records);
        var before = await RowAsync(records, tokens.GetGrainId());
        (await tokens.Revoke(created.Token.Id, "u1")).Error.ShouldBeNull();
        await tokens.Cast<IGrainManagementExtension>().DeactivateOnIdle(Cancellation);
        var row = await RowAsync(records, tokens.GetGrainId());
        row.State = before.State;
        await records.WriteStateAsync("tokens", tokens.GetGrainId(), row);

        (await Should.ThrowAsync<OrleansException>(() => tokens.List())).Message.ShouldContain("older");
        var sut = new Operator(gateway);
        (await sut.RunAsync("records", "accept", Tenant.Value)).ShouldBe(0, sut.Errors);

        (await tokens.List()).ShouldHaveSingleItem().Id.ShouldBe(created.Token.Id);
        var audit = await grains.GetGrain<IAuditGrain>(GrainKeys.Tenant(Tenant)).Read(new());
        var actions = audit.ShouldNotBeNull().Entries.Select(entry => entry.Action).ToList();
        actions.ShouldContain(AuditActions.RestoreAccepted);
        actions.ShouldContain(AuditActions.RecordRefused);
        sut.Output.ShouldContain("Accepted");
    }

    [Fact]
    public async Task Index_StorageWithAnIndexOfItsOwn_IsDoneAtOnce()
    {
        var gateway = $"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}";
        await using var silo = await TestSilo.StartAsync(_folder.File("usermacro.db"), gateway);
        var sut = new Operator(gateway);

        (await sut.RunAsync("records", "index", "--again")).ShouldBe(0, sut.Errors);

        sut.Output.ShouldContain("Done");
    }

    [Theory]
    [InlineData("t-ffffffffffffffffffffffffffffffff")]
    [InlineData("a.atlassian.net")]
    public async Task Accept_NobodysTenant_SaysSo(string tenant)
    {
        var gateway = $"--Orleans:Endpoints:GatewayPort={Operator.FreePort()}";
        await using var silo = await TestSilo.StartAsync(_folder.File("usermacro.db"), gateway);
        var sut = new Operator(gateway);

        (await sut.RunAsync("records", "accept", tenant)).ShouldBe(OperatorProgram.Usage);

        (sut.Output + sut.Errors).ShouldContain("tenant");
    }

    public void Dispose() => _folder.Dispose();

    static async Task<GrainState<EncryptedRecord>> RowAsync(IGrainStorage records, GrainId grain)
    {
        var row = new GrainState<EncryptedRecord>();
        await records.ReadStateAsync("tokens", grain, row);
        return row;
    }
}
