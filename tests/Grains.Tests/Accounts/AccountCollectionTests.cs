using System.Collections.Immutable;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Interfaces.Accounts;

namespace UserMacro.Grains.Tests.Accounts;

public sealed class AccountCollectionTests
{
    static readonly AccountCollection Book = new() { LastNumber = 3, Accounts = ImmutableDictionary<string, string>.Empty.Add("u2", "557058:b") };

    [Fact]
    public void HandlesOf_KnownOnly_IsTheSameBook()
    {
        var (book, handles) = Book.HandlesOf(["557058:b"]);

        book.ShouldBeSameAs(Book);
        handles.ShouldHaveSingleItem().ShouldBe(new("557058:b", "u2"));
    }

    [Fact]
    public void HandlesOf_New_NeverTakesAForgottenNumber()
    {
        var (book, handles) = Book.HandlesOf(["557058:c"]);

        handles["557058:c"].ShouldBe("u4");
        book.LastNumber.ShouldBe(4);
        book.Accounts["u4"].ShouldBe("557058:c");
    }

    [Fact]
    public void HandlesOf_FormerUser_IsTheHandleItHad()
    {
        var (book, handles) = Book.HandlesOf([FormerUser.For("u1")]);

        book.ShouldBeSameAs(Book);
        handles.ShouldHaveSingleItem().ShouldBe(new("former-user:u1", "u1"));
    }

    [Theory]
    [InlineData("former-user:u4")] // the next person's
    [InlineData("former-user:u0")]
    [InlineData("former-user:u01")]
    [InlineData("former-user:u-1")]
    [InlineData("former-user:u99999999999")]
    [InlineData("former-user:557058:b")]
    [InlineData("former-user:")]
    public void HandlesOf_FormerUserThatNeverWas_IsLeftOut(string text)
    {
        var (book, handles) = Book.HandlesOf([text]);

        book.ShouldBeSameAs(Book);
        handles.ShouldBeEmpty();
    }
}
