using System.Collections.Concurrent;
using System.Net;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Security.Tenants;

/// <summary>
/// The keys of the tenants that call, kept for a moment so that a request need not ask the grains (docs/reference/connect-tokens.md#order-of-checks).
/// </summary>
internal sealed class TenantKeys(ITenantAccessSource source, UnknownIssuers unknown, TimeProvider time)
{
    /// <summary>How long keys serve without asking again.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>How long they serve when no grain can answer.</summary>
    static readonly TimeSpan Usable = TimeSpan.FromMinutes(5);

    /// <summary>How often a bad signature may cause a new question, for each tenant.</summary>
    static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(1);

    // Of issuers that exist only, and permanently: whoever was ever found here is not held up by strangers.
    readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    readonly SingleFlight<(string Identity, long Generation), TenantAccess?> _questions = new();
    readonly SingleFlight<(string Identity, string Network), Lookup<TenantAccess>> _turns = new();

    // Rises with each change that is heard of. An answer to a question from before a change counts for nothing after it.
    long _changes;
    long _changeOfAll;

    /// <summary>The keys of an installation; none when it never was.</summary>
    /// <param name="identity">The host identity that an unverified call names.</param>
    /// <param name="address">Where the request comes from; bounds the questions about issuers that were never found here.</param>
    /// <exception cref="TenantKeysUnavailableException">No grain answers, and nothing usable is available.</exception>
    public ValueTask<Lookup<TenantAccess>> FindAsync(string identity, IPAddress? address)
    {
        if (_entries.TryGetValue(identity, out var entry))
        {
            return IsYoungerThan(Fresh, entry)
                ? new(new Lookup<TenantAccess>(entry.Access!))
                : new(AskAsync(identity, entry));
        }

        if (!HostIdentity.IsOne(identity) || unknown.Remembers(identity))
        {
            return new(default(Lookup<TenantAccess>));
        }

        return new(_turns.AskAsync((identity, UnknownIssuers.NetworkOf(address)), _ => AskInTurnAsync(identity, address)));
    }

    /// <summary>
    /// The keys after those available did not verify, or said that the app is switched off; none when they were asked for within the last
    /// second.
    /// </summary>
    public async ValueTask<TenantAccess?> RefreshAsync(string identity) =>
        !_entries.TryGetValue(identity, out var entry) || IsYoungerThan(BetweenRefreshes, entry)
            ? null
            : (await AskAsync(identity, entry)).Found;

    /// <summary>Forgets what is available, because it has just been changed. That the issuer exists is not forgotten.</summary>
    public void Forget(string identity)
    {
        _entries[identity] = new(Access: null, 0, 0, Interlocked.Increment(ref _changes));
        unknown.Forget(identity);
    }

    /// <summary>Has all asked for again, because changes may have been missed. What is available serves on while no grain can answer.</summary>
    public void ForgetAll() => Volatile.Write(ref _changeOfAll, Interlocked.Increment(ref _changes));

    /// <summary>Forgets what is available of a tenant, because its rules have just been changed.</summary>
    public void Forget(TenantId tenant)
    {
        foreach (var (identity, entry) in _entries)
        {
            if (entry.Access?.Tenant == tenant)
            {
                Forget(identity);
            }
        }
    }

    async Task<Lookup<TenantAccess>> AskInTurnAsync(string identity, IPAddress? address)
    {
        using var turn = await unknown.EnterAsync(address);
        if (turn is null)
        {
            return new(Found: null, IsBusy: true);
        }

        // Somebody else may have asked meanwhile.
        if (_entries.TryGetValue(identity, out var entry) && IsYoungerThan(Fresh, entry))
        {
            return new(entry.Access);
        }

        return unknown.Remembers(identity) ? default : await AskAsync(identity, entry);
    }

    async Task<Lookup<TenantAccess>> AskAsync(string identity, Entry? known)
    {
        var generation = GenerationOf(known);
        try
        {
            var asked = time.GetTimestamp();
            var access = await _questions.AskAsync((identity, generation), question => source.FindAsync(question.Identity));
            var present = _entries.GetValueOrDefault(identity);
            // Changed while it was asked: this answer may be from before.
            if (GenerationOf(present) != generation)
            {
                return await AskAsync(identity, present);
            }

            if (access is null)
            {
                // Unless it installed meanwhile.
                if (known is null ? !_entries.ContainsKey(identity) : _entries.TryRemove(new(identity, known)))
                {
                    unknown.Remember(identity);
                }
            }
            else if (present is null)
            {
                _entries.TryAdd(identity, new(access, asked, time.GetTimestamp(), generation));
            }
            else
            {
                _entries.TryUpdate(identity, new(access, asked, time.GetTimestamp(), generation), present);
            }

            return new(access);
        }
        catch (Exception failure) when (
            failure is not TenantKeysUnavailableException && known is { Access: not null } && time.GetElapsedTime(known.Answered) < Usable)
        {
            // Asked, though not answered: the next question waits its turn like any other.
            _entries.TryUpdate(identity, known with { Asked = time.GetTimestamp(), Generation = generation }, known);
            return new(known.Access);
        }
        catch (Exception failure) when (failure is not TenantKeysUnavailableException)
        {
            throw new TenantKeysUnavailableException(failure);
        }
    }

    bool IsYoungerThan(TimeSpan age, Entry entry) =>
        entry.Access is not null && GenerationOf(entry) == entry.Generation && time.GetElapsedTime(entry.Asked) < age;

    long GenerationOf(Entry? entry) => Math.Max(entry?.Generation ?? 0, Volatile.Read(ref _changeOfAll));

    /// <param name="Access">The keys; null when they were forgotten.</param>
    /// <param name="Asked">When they were asked for last.</param>
    /// <param name="Answered">When they were given last.</param>
    /// <param name="Generation">The change that it was asked for after.</param>
    sealed record Entry(TenantAccess? Access, long Asked, long Answered, long Generation);
}
