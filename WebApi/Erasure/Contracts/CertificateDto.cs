using System.Text.Json.Nodes;

namespace UserMacro.WebApi.Erasure.Contracts;

/// <summary>A certificate of erasure.</summary>
/// <param name="Certificate">What is certified.</param>
/// <param name="Signed">The same as a JSON Web Signature, to be checked with the key that <c>/erasure/keys</c> has under its <c>kid</c>.</param>
internal sealed record CertificateDto(JsonNode? Certificate, string Signed);

/// <summary>The public keys of certificates, as a JSON Web Key Set.</summary>
internal sealed record KeySetDto(IReadOnlyList<KeyDto> Keys);

/// <summary>A public key.</summary>
internal sealed record KeyDto(string Kty, string Crv, string Use, string Alg, string Kid, string X, string Y);
