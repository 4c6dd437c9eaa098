using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Parts.Contracts;

namespace UserMacro.WebApi.Parts;

/// <summary>Answers a shared part with its number as ETag.</summary>
internal sealed class PartResult(PartDto part) : NumberedResult<PartDto>(part, part.Number);

/// <summary>Answers a new shared part with its number as ETag.</summary>
internal sealed class CreatedPartResult(PartDto part) : CreatedResult<PartDto>(part, part.Number, $"{PartsApi.Path}/{part.Name}");
