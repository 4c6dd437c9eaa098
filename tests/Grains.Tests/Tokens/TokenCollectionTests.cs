using System.Collections.Immutable;
using System.Security.Cryptography;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.Grains.Tokens;

namespace UserMacro.Grains.Tests.Tokens;

public sealed class TokenCollectionTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    static readonly ImmutableArray<byte> Hash = [.. SHA256.HashData([1, 2, 3])];

    [Fact]
    public void Verify_TheRightSecretInTime_IsGood() =>
        Book().Verify("a", Hash, Now.AddDays(89)).ShouldBe(
            new(TokenVerdict.Good, new("a", "CI", TokenScopes.Read | TokenScopes.Write, "u1", Now, Now.AddDays(90), null)));

    [Fact]
    public void Verify_AnythingElse_TellsWhy()
    {
        var book = Book();

        book.Verify("b", Hash, Now).Verdict.ShouldBe(TokenVerdict.Unknown);
        book.Verify("a", [.. SHA256.HashData([3, 2, 1])], Now).Verdict.ShouldBe(TokenVerdict.WrongSecret);
        book.Verify("a", [], Now).Verdict.ShouldBe(TokenVerdict.WrongSecret);
        book.Verify("a", default, Now).Verdict.ShouldBe(TokenVerdict.WrongSecret);
        book.Verify("a", Hash, Now.AddDays(90)).Verdict.ShouldBe(TokenVerdict.Expired);
        book.Revoke("a", "u2", Now)!.Verify("a", Hash, Now).Verdict.ShouldBe(TokenVerdict.Revoked);
        // Whoever has not the secret is not told that there was a token.
        book.Revoke("a", "u2", Now)!.Verify("a", [1], Now).Verdict.ShouldBe(TokenVerdict.WrongSecret);
    }

    [Theory]
    [InlineData("", TokenScopes.Read, 1, "name")]
    [InlineData(" ", TokenScopes.Read, 1, "name")]
    [InlineData("two\nlines", TokenScopes.Read, 1, "name")]
    [InlineData(null, TokenScopes.Read, 1, "name")]
    [InlineData("x", TokenScopes.None, 1, "scopes")]
    [InlineData("x", (TokenScopes)8, 1, "scopes")]
    [InlineData("x", TokenScopes.Read, 0, "days")]
    [InlineData("x", TokenScopes.Read, 366, "days")]
    public void Create_BrokenField_IsInvalid(string? name, TokenScopes scopes, int days, string field) =>
        new TokenCollection().Create(
            "a", Hash, name!, scopes, days, "u1", Now).Error.ShouldBeOfType<InvalidError>().Fields.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void Create_AtTheLimit_IsRefusedUntilOneIsGoodNoMore()
    {
        var book = new TokenCollection();
        for (var number = 0; number < TokenCollection.MaxTokens; number++)
        {
            book = book.Create($"{number}", Hash, "x", TokenScopes.Read, 30, "u1", Now).Value!;
        }

        book.Create("next", Hash, "x", TokenScopes.Read, 30, "u1", Now).Error.ShouldBeOfType<LimitError>().Limit.ShouldBe("tokens");

        book.Revoke("7", "u1", Now)!.Create("next", Hash, "x", TokenScopes.Read, 30, "u1", Now).Error.ShouldBeNull();
        book.Create("next", Hash, "x", TokenScopes.Read, 30, "u1", Now.AddDays(30)).Error.ShouldBeNull();
    }

    [Fact]
    public void Revoke_TwiceOrUnknown_IsNothing()
    {
        var book = Book().Revoke("a", "u2", Now)!;

        book.Revoke("a", "u2", Now).ShouldBeNull();
        book.Revoke("b", "u2", Now).ShouldBeNull();
        book.List(Now).ShouldBeEmpty();
    }

    [Fact]
    public void Use_OncePerDay_AddsAnAuditEntry()
    {
        var book = Book() with { PendingAudit = [] };

        var used = book.Use(Used(Now)).Use(Used(Now.AddHours(1))).Use(Used(Now.AddDays(1)));

        used.Tokens["a"].Token.LastUsedAt.ShouldBe(Now.AddDays(1));
        used.PendingAudit.Select(entry => (entry.Id, entry.Action, entry.Actor, entry.Target)).ShouldBe(
            [("token/a/2026-03-04", AuditActions.TokenSignedIn, "u1", "a"), ("token/a/2026-03-05", AuditActions.TokenSignedIn, "u1", "a")]);
        book.Use(new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["gone"] = Now }).ShouldBeSameAs(book);
    }

    [Fact]
    public void Create_LongAfterOthersEnded_ForgetsThem()
    {
        var book = Book().Create("b", Hash, "x", TokenScopes.Read, 1, "u1", Now.AddDays(121)).Value!;

        book.Tokens.Keys.ShouldBe(["b"]);
    }

    [Fact]
    public void CreatedToken_AsText_HidesTheSecret() =>
        new CreatedToken(new("a", "CI", TokenScopes.Read, "u1", Now, Now, null), "s3cr3t").ToString().ShouldNotContain("s3cr3t");

    static Dictionary<string, DateTimeOffset> Used(DateTimeOffset at) => new(StringComparer.Ordinal) { ["a"] = at };

    static TokenCollection Book() => new TokenCollection().Create("a", Hash, "CI", TokenScopes.Write, 90, "u1", Now).Value!;
}
