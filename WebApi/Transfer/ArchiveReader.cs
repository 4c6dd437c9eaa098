using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Transfer.Contracts.Archives;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Transfer;

/// <summary>Reads requests to import, and refuses a bundle that is not wholly what it was when it was written.</summary>
internal sealed class ArchiveReader(IOptions<JsonOptions> json, ArchiveWriter writer, WorkLimiter limiter)
{
    const int MaxPeople = Limits.ArchivePeople;
    const int MaxMacros = Limits.Macros;
    const int MaxParts = Limits.Parts;

    // More than a definition with its parts can have, and a message to a grain still takes it.
    const int MaxRevisionCharacters = Limits.ArchiveRevision;

    const int MaxPartsCharacters = Limits.ArchiveParts;

    /// <summary>The request, or why its bundle is refused.</summary>
    public Task<Result<ArchiveContent>> ReadAsync(ApiCaller caller, ReadOnlyMemory<byte> text, CancellationToken cancellation) =>
        limiter.RunAsync(caller, token => Read(text.Span, token), cancellation);

    ArchiveContent Read(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        try
        {
            if (ForeignerIn(JsonSerializer.Deserialize<ImportHeadDto>(text, json.Value.SerializerOptions)?.Bundle) is { } foreigner)
            {
                return new(null, foreigner);
            }

            cancellation.ThrowIfCancellationRequested();
            var import = JsonSerializer.Deserialize<ImportRequestDto>(text, json.Value.SerializerOptions)
                ?? throw new JsonException("The body is null.");
            return (SizeFaultOf(import) ?? FaultOf(import.Bundle, cancellation)) is { } fault ? new(null, fault) : new(import, null);
        }
        catch (JsonException malformed)
        {
            return new(null, Refused(BadRequests.DetailOf(malformed)));
        }
    }

    /// <summary>Whether it holds more than a site can, which is told before anything else is done with it.</summary>
    static ApiProblem? SizeFaultOf(ImportRequestDto request)
    {
        var bundle = request.Bundle;
        return bundle.Macros.Count > MaxMacros ? Refused(Excess.Of("It", bundle.Macros.Count, MaxMacros, "macros"))
            : bundle.Parts.Count > MaxParts ? Refused(Excess.Of("It", bundle.Parts.Count, MaxParts, "shared parts"))
            : request.Choices.Count > MaxMacros ? Refused(Excess.Of("The request", request.Choices.Count, MaxMacros, "choices"))
            : bundle.Macros.SelectMany(macro => macro.Revisions).Select(revision => revision.Parts.Count)
                .FirstOrDefault(parts => parts > MaxParts) is > 0 and var most ? Refused(Excess.Of("A revision of a macro", most, MaxParts, "shared parts"))
            : null;
    }

    static ApiProblem? ForeignerIn(ArchiveHeadDto? head) => head switch
    {
        null => null,
        { Format: not ArchiveDto.FormatName } => Refused($"This is not an archive of macros: its format is not {ArchiveDto.FormatName}."),
        { Version: not ArchiveDto.CurrentVersion } =>
            Refused($"This service reads version {ArchiveDto.CurrentVersion} of the format only. Export the macros again."),
        _ => null,
    };

    ApiProblem? FaultOf(ArchiveDto bundle, CancellationToken cancellation)
    {
        var checksum = writer.ChecksumOf(bundle, cancellation);
        if (!string.Equals(checksum, bundle.Checksum, StringComparison.Ordinal))
        {
            return Refused("The checksum does not match: the archive was changed after it was exported.");
        }

        if (bundle.Macros.Select(macro => macro.Key).Distinct(StringComparer.Ordinal).Count() < bundle.Macros.Count)
        {
            return Refused("It contains two macros with the same key.");
        }

        if (bundle.Macros.FirstOrDefault(macro => !MacroKey.TryParse(macro.Key, out _)) is not null)
        {
            return Refused("It contains a macro with an invalid key.");
        }

        if (bundle.Macros.Any(macro => !macro.IsWhole()))
        {
            return Refused("It contains a macro whose revisions are incomplete.");
        }

        if (bundle.Macros.SelectMany(macro => macro.Revisions).Select(revision => revision.Size())
            .FirstOrDefault(size => size > MaxRevisionCharacters) is > 0 and var size)
        {
            return Refused(Excess.Of("A revision of a macro", size, MaxRevisionCharacters, "characters"));
        }

        if (bundle.Parts.Sum(part => part.Size()) is var parts and > MaxPartsCharacters)
        {
            return Refused(Excess.Of("The text of its shared parts", parts, MaxPartsCharacters, "characters"));
        }

        var people = bundle.Macros.SelectMany(macro => macro.People())
            .Concat(bundle.Parts.Select(part => part.EditedBy).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        if (people.Count > MaxPeople)
        {
            return Refused(Excess.Of("It", people.Count, MaxPeople, "people"));
        }

        if (!people.TrueForAll(RuleAccountResolver.IsAccountId))
        {
            return Refused("It contains an invalid account ID.");
        }

        return null;
    }

    static ApiProblem Refused(string detail) =>
        ProblemMap.New(ProblemTypes.InvalidBundle, "Bundle refused", StatusCodes.Status422UnprocessableEntity, $"{detail} Nothing was imported.");
}

/// <summary>A request to import, or why it is refused.</summary>
/// <param name="Request">The request; null when it is refused.</param>
/// <param name="Problem">Why.</param>
internal sealed record ArchiveContent(ImportRequestDto? Request, ApiProblem? Problem);
