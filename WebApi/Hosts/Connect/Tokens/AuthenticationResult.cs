using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>What a token check gave: a caller with the token that names him, or the reason for there being none.</summary>
internal readonly record struct AuthenticationResult(HostCaller? Caller, ConnectToken? Token, Refusal Refusal, TokenFault Fault)
{
    public static implicit operator AuthenticationResult(Refusal refusal) => new(null, null, refusal, TokenFault.None);

    public static implicit operator AuthenticationResult(TokenFault fault) => new(null, null, Refusal.BadToken, fault);
}
