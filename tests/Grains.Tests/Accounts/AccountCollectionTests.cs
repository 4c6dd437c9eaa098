using System.Collections.Immutable;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Interfaces.Accounts;

namespace UserMacro.Grains.Tests.Accounts;

public sealed class AccountCollectionTests
{
    const string Free = "ubcdfghjkmnpq";

    static readonly AccountCollection Book = new() { LastNumber = 3, Accounts = ImmutableDictionary<string, string>.Empty.Add("u2", "557058:b") };

    [Fact]
    public void HandlesOf_KnownAndUnknown_TellsThemApart()
    {
        var (handles, unknown) = Book.HandlesOf(["557058:b", "557058:c", "557058:c"]);

        handles.ShouldHaveSingleItem().ShouldBe(new("557058:b", "u2"));
        unknown.ShouldBe(["557058:c"]);
    }

    [Theory]
    [InlineData("u1")] // of an earlier build
    [InlineData(Free)]
    public void HandlesOf_FormerUser_IsTheHandleItHad(string handle)
    {
        var (handles, unknown) = Book.HandlesOf([FormerUser.For(handle)]);

        handles.ShouldHaveSingleItem().ShouldBe(new($"former-user:{handle}", handle));
        unknown.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("former-user:u4")] // was never given
    [InlineData("former-user:u0")]
    [InlineData("former-user:u01")]
    [InlineData("former-user:u-1")]
    [InlineData("former-user:u99999999999")]
    [InlineData("former-user:557058:b")]
    [InlineData("former-user:")]
    public void HandlesOf_FormerUserThatNeverWas_IsLeftOut(string text)
    {
        var (handles, unknown) = Book.HandlesOf([text]);

        handles.ShouldBeEmpty();
        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Keep_Stored_IsTheSameBook() => Keep(Book, "u2", "557058:b", isReserved: false).ShouldBeSameAs(Book);

    [Fact]
    public void Keep_Reserved_IsInTheBook() => Keep(Book, Free, "557058:d")!.Accounts[Free].ShouldBe("557058:d");

    [Theory]
    [InlineData(Free, "557058:b", true)] // has another handle
    [InlineData("u2", "557058:c", true)] // somebody else's
    [InlineData(Free, "557058:c", false)] // lapsed
    [InlineData("u4", "557058:c", true)] // of a kind that is not made any more
    [InlineData("admin", "557058:c", true)]
    public void Keep_NotItsOwn_IsRefused(string handle, string account, bool isReserved) => Keep(Book, handle, account, isReserved).ShouldBeNull();

    static AccountCollection? Keep(AccountCollection book, string handle, string account, bool isReserved = true) =>
        book.Keep(ImmutableDictionary<string, string>.Empty.Add(handle, account), (_, _) => isReserved);
}
