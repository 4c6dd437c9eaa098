extern alias silo;

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Persistence;
using silo::UserMacro.Silo.Storage;
using silo::UserMacro.Silo.Storage.Encryption;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Erasure;

/// <summary>All that is stored about a tenant, past its grains.</summary>
sealed class StoredTenant(WebApiApp app, TenantId tenant)
{
    readonly Dictionary<TenantRecordName, EncryptedRecord> _backup = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    ITenantRecords Records => app.Services.GetRequiredService<ITenantRecords>();

    IGrainStorage Decrypting => app.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Default);

    IGrainStorage Raw => app.Services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Records);

    public static async Task<StoredTenant> OfAsync(WebApiApp app, TestSite site) => new(app, TenantId.Parse(await site.TenantKeyAsync()));

    public async Task<List<TenantRecordName>> ListAsync() =>
        await Records.ListAsync(tenant, Cancellation).Where(name => name.Part == 0).ToListAsync(Cancellation);

    public async Task<int> CountRemindersAsync() =>
        (await app.Services.GetRequiredService<IReminderTable>().ReadRows(0, 0)).Reminders
            .Count(reminder => GrainKeys.TenantOf(reminder.GrainId.Key.ToString()!) == tenant);

    /// <summary>Keeps all records as they are stored, and says how many of them can be read.</summary>
    public async Task<int> BackUpAsync()
    {
        foreach (var name in await ListAsync())
        {
            var state = new GrainState<EncryptedRecord>();
            await Raw.ReadStateAsync(name.State, name.Grain, state, Cancellation);
            _backup[name] = state.State!;
        }

        return await CountReadableAsync();
    }

    public async Task RestoreAsync()
    {
        foreach (var (name, record) in _backup)
        {
            await Raw.WriteStateAsync(name.State, name.Grain, new GrainState<EncryptedRecord>(record), Cancellation);
        }
    }

    /// <summary>How many records of the backup can be read; each that cannot be is refused by its name.</summary>
    public async Task<int> CountReadableAsync()
    {
        var count = 0;
        foreach (var name in _backup.Keys)
        {
            try
            {
                await Decrypting.ReadStateAsync(name.State, name.Grain, new GrainState<JsonElement>(), Cancellation);
                count++;
            }
            catch (TenantErasedException refused)
            {
                refused.Message.ShouldContain($"'{name.Grain}'");
            }
        }

        return count;
    }

    /// <summary>A write of the tenant that comes too late.</summary>
    public Task WriteLateAsync() =>
        Decrypting.WriteStateAsync("late", GrainId.Create("macro", $"{tenant}/late"), new GrainState<string>("late"), Cancellation);
}
