using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.DynamoDB.Persistence.Records;
using Orleans.Storage;
using UserMacro.DynamoDB.Local;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Persistence;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Records;
using UserMacro.Silo.Tests.DynamoDB;

namespace UserMacro.Silo.Tests.Erasure;

/// <summary>An erasure whose silo ends between two pages of deletions.</summary>
public sealed class KilledSiloTests(DynamoDBLocal dynamoDB) : IAsyncDisposable
{
    const int Revisions = 250;

    readonly TestCluster _cluster = new(dynamoDB);
    readonly Halt _halt = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delete_SiloKilledInTheMiddle_AnotherOneFinishesAndTheCertificateHoldsAll()
    {
        var silos = new Dictionary<string, WebApplication>(StringComparer.Ordinal)
        {
            ["one"] = await StartSiloAsync("one"),
            ["two"] = await StartSiloAsync("two"),
        };
        var client = await _cluster.StartClientAsync();
        var tenant = await TestCluster.Directory(client, "site").FindOrAssign();
        TenantScope.Enter(tenant);
        await FillAsync(client, tenant);
        var before = (await ListAsync(silos["one"], tenant)).Count(name => name.Part == 0);
        before.ShouldBeGreaterThan(Revisions);
        var sut = client.Services.GetRequiredService<IGrainFactory>().GetGrain<IErasureGrain>(GrainKeys.Erasure(tenant));

        (await sut.Request("u1")).Error.ShouldBeNull();
        var killed = await _halt.Reached.WaitAsync(Cancellation);
        var survivor = silos[killed == "one" ? "two" : "one"];
        (await ListAsync(survivor, tenant)).Count.ShouldBeInRange(1, before - 1, "some of it is gone and some is not");
        await KillAsync(silos[killed]);

        var secret = await UntilDoneAsync(sut);
        (await ListAsync(survivor, tenant)).ShouldBeEmpty();
        (await survivor.Services.GetRequiredService<IReminderTable>().ReadRows(0, 0, Cancellation)).Reminders
            .Count(reminder => GrainKeys.IsUnder(reminder.GrainId.Key.AsSpan(), tenant)).ShouldBe(0);
        var certificate = Payload((await sut.Certificate(secret))!);
        certificate["tenant"]!.GetValue<string>().ShouldBe(tenant.Value);
        certificate["records"]!.AsObject().Sum(kind => kind.Value!.GetValue<int>()).ShouldBeGreaterThanOrEqualTo(before, "also what the killed silo deleted");
        certificate["records"]!["macrorevision"]!.GetValue<int>().ShouldBe(Revisions);
        certificate["keyFingerprints"]!.AsArray().ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    Task<WebApplication> StartSiloAsync(string name) => _cluster.StartAsync(_cluster.CreateSilo("key", services => services
        .Configure<ErasureOptions>(options => options.Rest = TimeSpan.Zero)
        .AddSingleton(provider => _halt.Watch(name, new DynamoDBTenantRecords(Records(provider))))));

    static IDynamoDBRecords Records(IServiceProvider provider) => (IDynamoDBRecords)provider.GetRequiredKeyedService<IGrainStorage>(StorageNames.Records);

    static async Task FillAsync(WebApplication client, TenantId tenant)
    {
        var macro = client.Services.GetRequiredService<IGrainFactory>().GetGrain<IMacroGrain>(GrainKeys.Macro(tenant, MacroKey.Parse("badge")));
        (await macro.Import(
            new()
            {
                State = MacroState.Published,
                Draft = Definition(Revisions),
                EditedBy = "u1",
                EditedAt = DateTimeOffset.UnixEpoch,
                Revisions = [.. Enumerable.Range(1, Revisions).Select(number => new MacroRevision(
                    new(number, "u1", DateTimeOffset.UnixEpoch.AddMinutes(number), "", ""), Definition(number)))],
            },
            onDraft: null,
            "u1")).Error.ShouldBeNull();
    }

    static MacroDefinition Definition(int revision) => new() { Name = "Badge", Template = $"<p>{revision}</p>" };

    static ValueTask<List<TenantRecordName>> ListAsync(WebApplication silo, TenantId tenant) =>
        silo.Services.GetRequiredService<ITenantRecords>().ListAsync(tenant, Cancellation).ToListAsync(Cancellation);

    /// <summary>Ends a silo without a word to the others.</summary>
    static async Task KillAsync(WebApplication silo) =>
        await silo.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Asks as whoever waits for the certificate, also while the cluster has not noticed yet that a silo is gone.</summary>
    static async Task<string> UntilDoneAsync(IErasureGrain erasure)
    {
        while (true)
        {
            Cancellation.ThrowIfCancellationRequested();
            try
            {
                if (await erasure.Status() is { State: ErasureState.Done, Secret: var secret })
                {
                    return secret;
                }
            }
            catch (Exception gone) when (gone is OrleansException or TimeoutException)
            {
            }

            await Task.Delay(50, Cancellation);
        }
    }

    static JsonNode Payload(string signed) => JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(signed.Split('.')[1])))!;
}
