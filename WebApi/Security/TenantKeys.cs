using System.Collections.Concurrent;
using System.Net;
using UserMacro.Atlassian.Connect.Lifecycle;
using UserMacro.Atlassian.Http;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Security;

/// <summary>The keys of the tenants that call, kept for a moment so that a request need not ask the grains (design.md 5).</summary>
internal sealed class TenantKeys(ITenantAccessSource source, UnknownIssuers unknown, TimeProvider time)
{
    /// <summary>How long keys serve without asking again.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>How long they serve when no grain can answer.</summary>
    static readonly TimeSpan Usable = TimeSpan.FromMinutes(5);

    /// <summary>How often a bad signature may cause a new question, for each tenant.</summary>
    static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(1);

    // Of issuers that exist only, and for good: whoever was ever found here is not held up by strangers.
    readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    readonly SingleFlight<string, TenantAccess?> _questions = new(StringComparer.Ordinal);
    readonly SingleFlight<(string ClientKey, string Network), Lookup<TenantAccess>> _turns = new();

    /// <summary>The keys of an issuer; none when it never installed.</summary>
    /// <param name="clientKey">The issuer as the unverified token names it.</param>
    /// <param name="address">Where the request comes from; bounds the questions about issuers that were never found here.</param>
    /// <exception cref="TenantKeysUnavailableException">No grain answers, and nothing usable is at hand.</exception>
    public ValueTask<Lookup<TenantAccess>> FindAsync(string clientKey, IPAddress? address)
    {
        if (_entries.TryGetValue(clientKey, out var entry))
            return entry.Access is { } access && time.GetElapsedTime(entry.Asked) < Fresh
                ? new(new Lookup<TenantAccess>(access))
                : new(AskAsync(clientKey, entry));
        if (!LifecycleMessage.IsClientKey(clientKey) || unknown.Remembers(clientKey))
            return new(default(Lookup<TenantAccess>));
        return new(_turns.AskAsync((clientKey, UnknownIssuers.NetworkOf(address)), _ => AskInTurnAsync(clientKey, address)));
    }

    /// <summary>
    /// The keys after those at hand did not verify, or said that the app is switched off; none when they were asked for within the last
    /// second.
    /// </summary>
    public async ValueTask<TenantAccess?> RefreshAsync(string clientKey) =>
        !_entries.TryGetValue(clientKey, out var entry) || (entry.Access is not null && time.GetElapsedTime(entry.Asked) < BetweenRefreshes)
            ? null
            : (await AskAsync(clientKey, entry)).Found;

    /// <summary>Forgets what is at hand, because it has just been changed. That the issuer exists is not forgotten.</summary>
    public void Forget(string clientKey)
    {
        _entries[clientKey] = Entry.Forgotten;
        unknown.Forget(clientKey);
    }

    /// <summary>
    /// Forgets what is at hand of a tenant, because its rules have just been changed. Other front ends go on with theirs for as long as it
    /// is fresh.
    /// </summary>
    public void Forget(TenantId tenant)
    {
        foreach (var (clientKey, entry) in _entries)
        {
            if (entry.Access?.Tenant == tenant)
                Forget(clientKey);
        }
    }

    async Task<Lookup<TenantAccess>> AskInTurnAsync(string clientKey, IPAddress? address)
    {
        using var turn = await unknown.EnterAsync(address);
        if (turn is null)
            return new(Found: null, IsBusy: true);
        // Somebody else may have asked meanwhile.
        if (_entries.TryGetValue(clientKey, out var entry) && entry.Access is { } access && time.GetElapsedTime(entry.Asked) < Fresh)
            return new(access);
        return unknown.Remembers(clientKey) ? default : await AskAsync(clientKey, entry);
    }

    async Task<Lookup<TenantAccess>> AskAsync(string clientKey, Entry? known)
    {
        try
        {
            var access = await _questions.AskAsync(clientKey, source.FindAsync);
            if (access is null)
            {
                // Unless it installed meanwhile.
                if (known is null ? !_entries.ContainsKey(clientKey) : _entries.TryRemove(new(clientKey, known)))
                    unknown.Remember(clientKey);
            }
            else
            {
                _entries[clientKey] = new(access, time.GetTimestamp(), time.GetTimestamp());
            }

            return new(access);
        }
        catch (Exception) when (known is { Access: not null } && time.GetElapsedTime(known.Answered) < Usable)
        {
            // Asked, though not answered: the next question waits its turn like any other.
            _entries.TryUpdate(clientKey, known with { Asked = time.GetTimestamp() }, known);
            return new(known.Access);
        }
        catch (Exception failure)
        {
            throw new TenantKeysUnavailableException(failure);
        }
    }

    /// <param name="Access">The keys; null when they were forgotten.</param>
    /// <param name="Asked">When they were asked for last.</param>
    /// <param name="Answered">When they were given last.</param>
    sealed record Entry(TenantAccess? Access, long Asked, long Answered)
    {
        public static readonly Entry Forgotten = new(Access: null, 0, 0);
    }
}
