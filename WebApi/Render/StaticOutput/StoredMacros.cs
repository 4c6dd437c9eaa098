using UserMacro.Atlassian.Confluence;
using UserMacro.Atlassian.Confluence.Pages;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.RateBudgets;
using UserMacro.Silo.Hosts;
using UserMacro.WebApi.Caching;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Render.Data;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>
/// Macros as pages store them, for what a request does not bring: bodies in exports, and parameters in Data Center's spelling. Confluence is asked as
/// the app, once for all macros of a version, and only for the page and macro of the verified token, so that nobody sees a page that Confluence does not
/// show them. A version never changes; a few are kept in memory for a while. Every question takes points of the tenant's budget
/// (docs/adr/0010-exports-are-made-of-the-frame.md).
/// </summary>
internal sealed class StoredMacros(ConfluenceClient confluence, HostSites sites, IGrainFactory grains, DataMetrics metrics, TimeProvider time) : IDisposable
{
    const int MaxRememberedCharacters = 16 * 1024 * 1024;

    /// <summary>A request and the page or macro that it gives.</summary>
    const int Cost = 2;

    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>How long a page that cannot be read is not asked for again: its macros are asked for one by one.</summary>
    static readonly TimeSpan RememberedAsUnreadable = TimeSpan.FromMinutes(1);

    readonly AnswerCache<Question<PageAddress>, Found<PageMacros>> _pages = new(MaxRememberedCharacters, time);
    readonly AnswerCache<Question<PageMacro>, Found<StoredMacro>> _macros = new(MaxRememberedCharacters, time);

    /// <summary>The macro of a request as its page stores it.</summary>
    /// <param name="caller">Who is calling.</param>
    /// <param name="use">The use.</param>
    /// <param name="isBody">Whether the body is missing. A body is requested even when the budget is spent: without it there is no output.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<StoredUse> FindAsync(HostCaller caller, MacroUse use, bool isBody, CancellationToken cancellation)
    {
        var context = caller.Context;
        var macro = new PageMacro(context.ContentId ?? "", context.ContentVersion ?? "", context.MacroId ?? "");
        if (!macro.IsSafe)
        {
            return StoredUse.None;
        }

        var address = new PageAddress(context.ContentType ?? "", macro.ContentId, macro.Version);
        var page = address.Path is null ? Found<PageMacros>.Nothing : await PageAsync(caller, address, isBody, cancellation);
        if (page.Value is { } macros && MacroCopies.Find(macros, macro.MacroId, use) is { Count: > 0 } copies)
        {
            var stored = new StoredMacro(macros.BodyOf(copies[0]), copies[0].Parameters);
            var areAlike = copies.Skip(1).All(copy => MacroCopies.AreAlike(macros, copies[0], copy, isBody));
            return areAlike ? new(stored) : StoredUse.Unclear;
        }

        // A page that the site gives otherwise, or that is too much to read, and an id that its text does not hold.
        if (page.Value is null && !page.MayAskMore)
        {
            return new(Macro: null, page.IsOverBudget);
        }

        var alone = await MacroAsync(caller, macro, isBody, cancellation);
        return new(alone.Value, alone.IsOverBudget);
    }

    public void Dispose()
    {
        _pages.Dispose();
        _macros.Dispose();
    }

    Task<Found<PageMacros>> PageAsync(HostCaller caller, PageAddress page, bool isBody, CancellationToken cancellation) => AskAsync(
        _pages, caller, page, isBody, token => confluence.GetPageMacrosAsync(sites.Of(caller.Access), page, token), macros => macros.Size, cancellation);

    Task<Found<StoredMacro>> MacroAsync(HostCaller caller, PageMacro macro, bool isBody, CancellationToken cancellation) => AskAsync(
        _macros,
        caller,
        macro,
        isBody,
        async token => await confluence.GetMacroAsync(sites.Of(caller.Access), macro, token) switch
        {
            ConfluenceAnswer<StoredMacro>.Ok { Value: var value } => new ConfluenceAnswer<StoredMacro?>.Ok(value),
            // A version that was just published may be found in a moment.
            _ => new ConfluenceAnswer<StoredMacro?>.Unavailable(""),
        },
        macro => macro.Body.Length + macro.Parameters.Sum(pair => pair.Key.Length + pair.Value.Length) + 1,
        cancellation);

    async Task<Found<T>> AskAsync<TOf, T>(
        AnswerCache<Question<TOf>, Found<T>> cache,
        HostCaller caller,
        TOf of,
        bool isBody,
        Func<CancellationToken, Task<ConfluenceAnswer<T?>>> ask,
        Func<T, int> size,
        CancellationToken cancellation)
        where T : class
    {
        var question = new Question<TOf>(caller.Tenant, caller.Access.Kind, of);
        var points = grains.GetGrain<IRateBudgetGrain>(GrainKeys.Tenant(caller.Tenant));
        var found = await cache.GetAsync(question, async () => await points.Take(Cost) || isBody ? await AnswerAsync() : LeftOut(), cancellation);
        // Somebody else's question, which only parameters were missing for, was left out.
        return found.IsOverBudget && isBody ? await cache.GetAsync(question with { IsBeyondBudget = true }, AnswerAsync, cancellation) : found;

        // The answer is for all who wait for it: none of them ends the question.
        async Task<Answer<Found<T>>> AnswerAsync() => await ask(CancellationToken.None) switch
        {
            ConfluenceAnswer<T?>.Ok { Value: { } value } => new(new(value), Remembered, size(value)),
            ConfluenceAnswer<T?>.Ok or ConfluenceAnswer<T?>.Refused => new(new(null, MayAskMore: true), RememberedAsUnreadable),
            _ => new(new(null)),
        };

        Answer<Found<T>> LeftOut()
        {
            metrics.OverBudget();
            return new(new(null, IsOverBudget: true));
        }
    }

    readonly record struct Question<TOf>(TenantId Tenant, string Kind, TOf Of, bool IsBeyondBudget = false);

    /// <summary>What a site gave.</summary>
    /// <param name="Value">It; null when it cannot be obtained.</param>
    /// <param name="IsOverBudget">Whether it was not asked for, for want of points.</param>
    /// <param name="MayAskMore">Whether another question may still be answered.</param>
    readonly record struct Found<T>(T? Value, bool IsOverBudget = false, bool MayAskMore = false)
        where T : class
    {
        public static readonly Found<T> Nothing = new(null, MayAskMore: true);
    }
}

/// <summary>The macro of a request as its page stores it.</summary>
/// <param name="Macro">The macro; null when it cannot be obtained.</param>
/// <param name="IsOverBudget">Whether it was left out, because the app may ask Confluence no more for a while.</param>
internal sealed record StoredUse(StoredMacro? Macro, bool IsOverBudget = false)
{
    public static readonly StoredUse None = new(Macro: null);

    /// <summary>Several copies on the page, which differ in what is missing, can be meant.</summary>
    public static readonly StoredUse Unclear = new(Macro: null);
}
