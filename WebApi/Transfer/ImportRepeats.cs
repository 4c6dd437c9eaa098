using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Transfer;

/// <summary>Finds the macros of a bundle that an import with the same idempotency key has already imported. Each macro stores that itself, so that
/// an interrupted import continues where it stopped.</summary>
internal sealed class ImportRepeats(MacroAccess access, WorkLimiter limiter, IOptions<JsonOptions> json)
{
    const int AskedAtOnce = 16;

    static readonly Dictionary<ArchiveMacroDto, string> Unnamed = new(ReferenceEqualityComparer.Instance);

    /// <summary>The name of each macro's part of the request, made from what is imported and what was chosen; none when the request has no key.</summary>
    public Task<Result<Dictionary<ArchiveMacroDto, string>>> NameAsync(ApiCaller caller, ImportRequestDto request, CancellationToken cancellation) =>
        IdempotencyScope.Current is null
            ? Task.FromResult<Result<Dictionary<ArchiveMacroDto, string>>>(Unnamed)
            : limiter.RunAsync(
                caller,
                _ => request.Bundle.Macros.ToDictionary(
                    macro => macro,
                    macro => NameOf(macro, request.Choices.GetValueOrDefault(macro.Key)),
                    (IEqualityComparer<ArchiveMacroDto>)ReferenceEqualityComparer.Instance),
                cancellation);

    /// <summary>The results of the macros that were imported before.</summary>
    public async Task<Dictionary<ArchiveMacroDto, ImportResultItemDto>> FindAsync(
        ApiCaller caller, ImportRequestDto request, Dictionary<ArchiveMacroDto, string> names)
    {
        var found = new Dictionary<ArchiveMacroDto, ImportResultItemDto>(ReferenceEqualityComparer.Instance);
        if (IdempotencyScope.Current is not var (key, _))
        {
            return found;
        }

        foreach (var some in request.Bundle.Macros.Chunk(AskedAtOnce))
        {
            var items = await Task.WhenAll(some.Select(macro => FindAsync(caller, macro, request.Choices.GetValueOrDefault(macro.Key), key, names[macro])));
            foreach (var (macro, item) in some.Zip(items))
            {
                if (item is not null)
                {
                    found.Add(macro, item);
                }
            }
        }

        return found;
    }

    async Task<ImportResultItemDto?> FindAsync(ApiCaller caller, ArchiveMacroDto macro, ImportChoiceDto? choice, string key, string name)
    {
        var target = choice is { Action: ImportAction.Rename } ? choice.NewKey ?? "" : macro.Key;
        return access.Find(caller, target) is { } grain && await grain.HasCarriedOut(key, name)
            ? new(macro.Key, target, choice is { Action: ImportAction.Replace } ? ImportOutcome.Replaced : ImportOutcome.Created, Problem: null)
            : null;
    }

    string NameOf(ArchiveMacroDto macro, ImportChoiceDto? choice) => PartOfRequest.NameOf(new { macro, choice }, json.Value.SerializerOptions);
}
