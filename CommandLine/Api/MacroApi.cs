using System.Collections.Immutable;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>The part of the service's API that this tool uses. Keys must be valid.</summary>
internal sealed class MacroApi(ApiTransport transport)
{
    const string Macros = "api/v1/macros";
    const int PageSize = 200;

    /// <summary>More than a site can have; a service that continues beyond is not believed.</summary>
    const int MaxMacros = 10_000;

    /// <summary>The keys of all macros, in order.</summary>
    public async Task<Result<ImmutableArray<string>>> KeysAsync(CancellationToken cancellation)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        for (var parts = 0; parts < MaxMacros && keys.Count <= MaxMacros; parts++)
        {
            var path = $"{Macros}?limit={PageSize}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
            if (!(await transport.GetAsync<MacroList>(path, cancellation)).TryGet(out var list, out var failure))
            {
                return failure;
            }

            if (list.Items.Any(item => !MacroKey.IsValid(item.Key)))
            {
                return new Failure(ExitCode.Failed, "The service names a macro whose key cannot be one; nothing was written.");
            }

            keys.UnionWith(list.Items.Select(item => item.Key));
            cursor = list.Next;
            if (string.IsNullOrEmpty(cursor))
            {
                return ImmutableArray.CreateRange(keys);
            }
        }

        return new Failure(ExitCode.Failed, "The service's list of macros does not end.");
    }

    public Task<Result<MacroDetails>> ReadAsync(string key, CancellationToken cancellation) =>
        transport.GetAsync<MacroDetails>($"{Macros}/{key}", cancellation);

    public Task<Result<Revision>> ReadRevisionAsync(string key, int number, CancellationToken cancellation) =>
        transport.GetAsync<Revision>($"{Macros}/{key}/revisions/{number}", cancellation);

    public Task<Result<MacroDetails>> CreateAsync(string key, MacroDefinition definition, CancellationToken cancellation) =>
        transport.PostAsync<MacroDetails>(Macros, new NewMacro { Key = key, Definition = definition }, onDraft: null, cancellation);

    public Task<Result<MacroDetails>> SaveDraftAsync(string key, MacroDefinition definition, int onDraft, CancellationToken cancellation) =>
        transport.PutAsync<MacroDetails>($"{Macros}/{key}/draft", definition, onDraft, cancellation);

    public Task<Result<RevisionHeader>> PublishAsync(string key, string note, int onDraft, CancellationToken cancellation) =>
        transport.PostAsync<RevisionHeader>($"{Macros}/{key}/publish", new Publication { Note = note }, onDraft, cancellation);

    public Task<Result<CheckAnswer>> CheckAsync(string key, MacroDefinition definition, CancellationToken cancellation) =>
        transport.PostAsync<CheckAnswer>($"{Macros}/{key}/check", definition, onDraft: null, cancellation);
}
