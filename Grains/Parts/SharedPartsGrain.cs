using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Outbox;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Parts;

[GrainType("sharedparts")]
internal sealed class SharedPartsGrain : Grain, ISharedPartsGrain, IOutboxSource
{
    static readonly UnavailableError Unknown = new("This may or may not have been stored. Reload and try again.");

    readonly AuditedRecord<PartsIndex> _index;
    readonly PartStore _store;
    readonly TimeProvider _time;

    public SharedPartsGrain(
        [PersistentState("parts")] IPersistentState<PartsIndex> state, IGrainStorage storage, IGrainContext context, TimeProvider time,
        ILogger<SharedPartsGrain> logger)
    {
        (_index, _time) = (new(this, state, logger, time), time);
        _store = new(_index, new PartTextRecords(context, storage), time);
    }

    TenantId Tenant => TenantId.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _index.Audit.FlushLater(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<SharedPart>> List() => Task.FromResult(_store.List());

    public Task<Result<SharedPart>> Read(string name) => _store.ReadAsync(name);

    public Task<ImmutableArray<SharedPart>> Resolve(ImmutableArray<string> names) => _store.ResolveAsync(names);

    public Task<Result<SharedPart>> Save(SharedPart part, int? onNumber, string editor) =>
        EditAsync(editor, () => _store.SaveAsync(part, onNumber, editor, CompletedRequest.Current(_time.GetUtcNow())));

    public Task<Result<bool>> Import(ImmutableArray<SharedPart> parts, string editor) => EditAsync(editor, () => _store.ImportAsync(parts, editor));

    public Task<Result<bool>> Delete(string name, int onNumber, string editor) =>
        EditAsync(editor, () => _store.DeleteAsync(name, onNumber, editor, () => UsersOfAsync(name)));

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong, the outcome is unknown.")]
    async Task<Result<T>> EditAsync<T>(string editor, Func<Task<Result<T>>> edit)
    {
        Result<T> result;
        try
        {
            if (!(await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(Tenant)).Settings()).Rules.AllowsEditor(editor))
            {
                return new ForbiddenError("The rules of the site let only some administrators edit macros and what they share, and you are not one of them.");
            }

            result = await edit();
        }
        catch (Exception fault)
        {
            _index.HandleUnknownOutcome(fault);
            return Unknown;
        }

        await _index.Audit.FlushAsync();
        return result;
    }

    public Task<OutboxOutcome> Settle(long number) => _index.Audit.CompleteAsync();

    async Task<ImmutableArray<string>> UsersOfAsync(string name) =>
        [.. (await GrainFactory.ListMacrosAsync(Tenant)).Where(macro => macro.Parts.Contains(name, StringComparer.Ordinal)).Select(macro => macro.Key)];
}

/// <summary>The texts of shared parts as named states of their grain, each read on first use and then kept in memory.</summary>
internal sealed class PartTextRecords(IGrainContext grain, IGrainStorage storage) : IPartTextRecords
{
    readonly Dictionary<int, LazyRecord<PartTexts>> _records = [];

    public async Task<PartTexts> ReadAsync(int number) => (await OpenAsync(number)).Value;

    public async Task WriteAsync(int number, PartTexts texts) => await (await OpenAsync(number)).WriteAsync(texts);

    public async Task ClearAsync(int number)
    {
        var record = await OpenAsync(number);
        if (record.Value.Part is not null)
        {
            await record.ClearAsync();
        }

        _records.Remove(number);
    }

    async Task<LazyRecord<PartTexts>> OpenAsync(int number)
    {
        if (!_records.TryGetValue(number, out var record))
        {
            _records[number] = record = new(string.Create(CultureInfo.InvariantCulture, $"part-{number}"), grain, storage);
        }

        await record.LoadAsync();
        return record;
    }
}
