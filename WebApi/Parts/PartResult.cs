using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Parts.Contracts;

namespace UserMacro.WebApi.Parts;

/// <summary>Answers a shared part with its number as ETag.</summary>
/// <param name="part">The part.</param>
/// <param name="created">Whether it is new: 201 with its address.</param>
internal sealed class PartResult(PartDto part, bool created = false)
    : NumberedResult<PartDto>(part, part.Number, created ? $"{PartsApi.Path}/{part.Name}" : null);
