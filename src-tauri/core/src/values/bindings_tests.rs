//! What the page sees of the values: plain strings and numbers under their own names.

use specta::datatype::{DataType, NamedReferenceType, Primitive, Reference};
use specta::{Type, Types};

use super::*;

/// The shape behind a type's name.
fn shape<T: Type>() -> DataType {
    let mut types = Types::default();
    let mut shape = T::definition(&mut types);
    while let DataType::Reference(Reference::Named(name)) = &shape {
        shape = match &name.inner {
            NamedReferenceType::Inline { dt, .. } => (**dt).clone(),
            _ => types.get(name).and_then(|named| named.ty.clone()).expect("a named type has a shape"),
        };
    }
    shape
}

#[test]
fn values_that_are_text_are_strings_for_the_page() {
    let shapes = [
        shape::<BookId>(),
        shape::<OverlayId>(),
        shape::<Isbn>(),
        shape::<Title>(),
        shape::<PersonName>(),
        shape::<TagName>(),
        shape::<ReadingDay>(),
        shape::<ImpreciseDate>(),
    ];
    for shape in shapes {
        assert_eq!(shape, DataType::Primitive(Primitive::str));
    }
}

#[test]
fn a_rating_is_a_number_and_never_null() {
    for shape in [shape::<Rating>(), shape::<RolloverHour>()] {
        assert_eq!(shape, DataType::Primitive(Primitive::u8), "floats would be `number | null`");
    }
}

#[test]
fn a_position_crosses_as_its_parts() {
    let DataType::Struct(position) = shape::<Position>() else { panic!("a position is an object") };
    let DataType::Struct(parts) = shape::<PositionParts>() else { panic!("parts are an object") };
    assert_eq!(position, parts);
}
