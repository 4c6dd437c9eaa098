using System.Collections.Concurrent;
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

    readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Lazy<Task<TenantAccess?>>> _questions = new(StringComparer.Ordinal);

    /// <summary>The keys of an issuer; null when it never installed.</summary>
    /// <param name="clientKey">The issuer as the unverified token names it.</param>
    /// <param name="address">Where the request comes from; bounds the questions about issuers that nobody knows.</param>
    /// <exception cref="TenantKeysUnavailableException">No grain answers, and nothing usable is at hand.</exception>
    public ValueTask<TenantAccess?> FindAsync(string clientKey, System.Net.IPAddress? address)
    {
        if (_entries.TryGetValue(clientKey, out var entry) && time.GetElapsedTime(entry.Asked) < Fresh)
            return ValueTask.FromResult<TenantAccess?>(entry.Access);
        if (entry is null && !unknown.MayAsk(clientKey, address))
            return ValueTask.FromResult<TenantAccess?>(null);
        return new(AskAsync(clientKey, entry, address));
    }

    /// <summary>The keys after a signature did not match those at hand; null when they were asked for within the last second.</summary>
    public async ValueTask<TenantAccess?> RefreshAsync(string clientKey, System.Net.IPAddress? address) =>
        _entries.TryGetValue(clientKey, out var entry) && time.GetElapsedTime(entry.Asked) < BetweenRefreshes
            ? null
            : await AskAsync(clientKey, entry, address);

    /// <summary>Forgets what is at hand, because it has just been changed.</summary>
    public void Forget(string clientKey)
    {
        _entries.TryRemove(clientKey, out _);
        unknown.Forget(clientKey);
    }

    /// <summary>Forgets what is at hand of a tenant, because its rules have just been changed. Other front ends go on with theirs for as long as it is fresh.</summary>
    public void Forget(TenantId tenant)
    {
        foreach (var (clientKey, entry) in _entries)
        {
            if (entry.Access.Tenant == tenant)
                Forget(clientKey);
        }
    }

    async Task<TenantAccess?> AskAsync(string clientKey, Entry? known, System.Net.IPAddress? address)
    {
        var question = _questions.GetOrAdd(clientKey, key => new(() => source.FindAsync(key)));
        try
        {
            var access = await question.Value;
            if (access is null)
            {
                _entries.TryRemove(clientKey, out _);
                unknown.Remember(clientKey, address);
            }
            else
            {
                _entries[clientKey] = new(access, time.GetTimestamp(), time.GetTimestamp());
            }

            return access;
        }
        catch (Exception) when (known is not null && time.GetElapsedTime(known.Answered) < Usable)
        {
            // Asked, though not answered: the next question waits its turn like any other.
            _entries.TryUpdate(clientKey, known with { Asked = time.GetTimestamp() }, known);
            return known.Access;
        }
        catch (Exception failure)
        {
            throw new TenantKeysUnavailableException(failure);
        }
        finally
        {
            _questions.TryRemove(new(clientKey, question));
        }
    }

    sealed record Entry(TenantAccess Access, long Asked, long Answered);
}
